"""Background work: a job is a row written in the business transaction, so it exists exactly when its cause does.

Rows carry lease, heartbeat, attempts, back-off, dead letter, dedupe key and cron; threads of the server or any number of worker
processes drain them. A job may run more than once (its process may die): jobs are idempotent. No order is promised.
"""
