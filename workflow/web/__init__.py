"""Pages for people: Chinese, server-rendered, without JavaScript. They call use cases and format what comes back."""
