"""A happening in, whether somebody who is no party to it affirms it out."""

from accordingto.model.records import Incident


def is_vouched_for(incident: Incident) -> bool:
    """Tell whether an incident is said to have happened by somebody who is no party to it.

    A disputed one counts where an affirmer is neither its actor nor its recipient; a happening that one side alone
    tells of, that is denied, or that was only planned, threatened or feared does not.
    """
    if incident.status == "disputed":
        return bool(set(incident.affirmed_by) - set(incident.actors) - set(incident.recipients))
    return incident.status == "told"
