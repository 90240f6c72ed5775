"""A submission that brings more than notebooks: links, configuration, pipes, giants, odd names, a forged time."""

import os
from datetime import datetime

import pytest
from conftest import everything_below  # tests/hostile/conftest.py

from autograder.classroom import intake
