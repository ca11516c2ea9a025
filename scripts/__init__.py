"""Programs for maintainers: the server for the tests, the example papers."""
