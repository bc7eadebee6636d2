"""The sections of the monthly report: each file builds one, or None where there is nothing to say."""
