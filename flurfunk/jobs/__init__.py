"""The job queue: what is done after the answer, on PostgreSQL, by the worker."""
