"""Tables of customers."""

from anxin.domain.customers.models.customer import ContactPoint, Customer

__all__ = ["ContactPoint", "Customer"]
