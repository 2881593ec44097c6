"""Where the rooms are put together: settings, addresses, the web server and the command line."""
