"""Commands of `bin/anxin`: each module here is one command, loaded only when it is called."""
