"""A request of a customer with an owner, a stage and an end. One derived state; stages are data."""
