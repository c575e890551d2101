"""What follows for an issue from accepting a whole text: derived, and always marked as such."""

from __future__ import annotations

import pandas as pd

from parley.dataset import Dataset
from parley.queries.agreements import main_texts
from parley.queries.remembered import remembered
from parley.queries.stances import OWN, every_row
from parley.selection import Selection

COLUMNS = ("party_id", "issue_id", "framework_id", "text", "phases", "accepted_on")


@remembered
def by_accepting(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List what each party accepted on an issue by accepting a text.

    The text has a provision on the issue, the party's latest first-hand answer to it accepts without reservation, and
    the party has said nothing for itself on the issue since, first-hand or reported. As for *agreed in a text*, a text of
    the main track counts, as long as it has not ended. Whether reported rows are let in makes no difference, or leaving
    them out could add something.

    Returns
    -------
    DataFrame
        `COLUMNS`. By party, the newest acceptance first, and issue; ``phases`` lists those in which the text provides
        for the issue.
    """
    day = selection.as_of
    own = [row for row in every_row(dataset, day) if row["capacity"] == OWN]
    last = {(row["party"], row["issue_id"]): row["date"].date() for row in own}
    issues = [key for name, key in dataset.vocabulary.issues.items() if name in (selection.issues or (name,))]
    found = []
    for text in main_texts(dataset, selection):
        if text.ended(day):
            continue
        provided = {issue: phases for issue in issues if (phases := text.phases(issue, day))}
        for party in sorted({each.subject for each in text.answers}):
            accepted = text.agreed_on((party,), day)
            if accepted is None:
                continue
            found += [
                (party, issue, text.framework_id, text.name, phases, accepted)
                for issue, phases in provided.items()
                if (party, issue) not in last or last[party, issue] <= accepted
            ]
    found.sort(key=lambda row: (row[0], -row[5].toordinal(), row[2], issues.index(row[1])))
    return pd.DataFrame(found, columns=list(COLUMNS)).astype({"accepted_on": "datetime64[ms]"})
