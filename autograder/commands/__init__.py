"""What the `autograder` command does, one file for each thing that it can be asked for."""
