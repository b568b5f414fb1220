"""One application for the whole process, given to one house after the other: to make its routes takes longer than
most of what a test asks of them."""

from fastapi import FastAPI

from workflow.app import create_app
from workflow.house import House
from workflow.identity.throttle import Throttle

#: By the hosts that it answers to, which are settled when it is made.
_MADE: dict[tuple[str, ...], FastAPI] = {}


def application(house: House) -> FastAPI:
    """The application as if newly started with this house; from now on it no longer serves the house before."""
    hosts = house.settings.hosts
    if hosts not in _MADE:
        _MADE[hosts] = create_app(house)
    app = _MADE[hosts]
    app.state.house, app.state.throttle = house, Throttle()
    return app
