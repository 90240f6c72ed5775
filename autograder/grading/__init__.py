"""From a submission to a report: has the checks run, and keeps what they found."""
