"""What of customers follows when two files are merged."""

from django.utils.translation import gettext_lazy as _

from anxin.foundation.merging.registry import Follower, register

KIND = "customer"

register(
    Follower(KIND, "customers.ContactPoint", "customer", _("Contact points"), order=10),
    Follower(KIND, "customers.PostalAddress", "customer", _("Addresses"), order=11),
    Follower(KIND, "customers.Membership", "organisation", _("Contact persons"), order=12),
    Follower(KIND, "customers.Membership", "person", _("Roles in organisations"), order=13),
    Follower(KIND, "customers.Preference", "customer", _("Wishes about contact"), order=14),
    Follower(KIND, "customers.Consent", "customer", _("Consents"), order=15),
    Follower(KIND, "customers.PreSaleNote", "customer", _("Pre-sale notes"), order=16),
    Follower(KIND, "customers.CustomerTag", "customer", _("Tags"), order=17),
    Follower(KIND, "customers.CustomerBrand", "customer", _("Brands"), order=18),
    Follower(KIND, "customers.Customer", "merged_into", _("Files merged earlier"), order=19),
    Follower(KIND, "customers.MatchKey", "customer", "made anew from each file", stays=True),
    Follower(KIND, "customers.DuplicateCandidate", "one", "about these two files, whatever became of them", stays=True),
    Follower(
        KIND, "customers.DuplicateCandidate", "other", "about these two files, whatever became of them", stays=True
    ),
)
