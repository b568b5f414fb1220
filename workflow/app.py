"""The application: every route of the API, the pages, and what stands before them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext

from anyio import to_thread
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from workflow import keep_traces, signer
from workflow.api import actions, clock, dossiers, house, offers, openapi, previews, problems, session, subjects, tasks, trail
from workflow.api.lane import THREADS, Lanes
from workflow.api.looks import Looks
from workflow.api.places import ROOT
from workflow.api.security import BodyLimit, SecureHeaders
from workflow.house import House
from workflow.identity.throttle import Throttle
from workflow.jobs import runner
from workflow.units import clock_jump
from workflow.web.mount import mount


def create_app(opened: House, *, jobs: bool = False) -> FastAPI:
    """The application of an open house; whoever opened it closes it. ``jobs``: the background work runs beside it."""
    app = FastAPI(
        title="安心",
        version="0.2.0",
        lifespan=_lifespan,
        docs_url=None,  # its scripts come from another host
        redoc_url=None,
        openapi_url=f"{ROOT}/openapi.json",
        middleware=[
            Middleware(SecureHeaders),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(opened.settings.hosts), www_redirect=False),
            Middleware(BodyLimit),
            Middleware(Looks),
            Middleware(Lanes),
        ],
    )
    app.state.house = opened
    app.state.jobs = jobs
    app.state.throttle = Throttle()
    problems.install(app)
    for routes in (session.router, subjects.router, offers.router, tasks.router, trail.router, dossiers.router, previews.router):
        app.include_router(routes, prefix=ROOT)
    app.include_router(actions.router(), prefix=ROOT)
    app.include_router(clock.router, prefix=ROOT)
    app.include_router(house.router, prefix=ROOT)
    app.include_router(house.root)
    mount(app, opened)
    openapi.install(app)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    await to_thread.run_sync(signer.examine, app.state.house)
    await to_thread.run_sync(clock_jump.pending, app.state.house)
    to_thread.current_default_thread_limiter().total_tokens = THREADS
    with keep_traces.beside(app.state.house), runner.beside(app.state.house) if app.state.jobs else nullcontext():
        yield
