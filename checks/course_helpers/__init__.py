"""Modules that answers' processes can import: what a process pool sends by name has to stand in one."""
