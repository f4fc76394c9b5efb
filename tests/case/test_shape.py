"""What a case file may say is what the nouns have."""

from __future__ import annotations

import pytest

from actorgraph.case.shape import (
    ActorShape,
    ClaimShape,
    EventShape,
    NameShape,
    QuantityShape,
    Shape,
    SourceShape,
)
from actorgraph.model.fields import ACTOR, CLAIM, EVENT, NAME, QUANTITY, SOURCE, Field, Fields


def key(field: Field) -> str:
    return (field.key or field.name).replace("_", "-")


@pytest.mark.parametrize(
    ("shape", "table"),
    [
        (ActorShape, ACTOR),
        (EventShape, EVENT),
        (SourceShape, SOURCE),
        (NameShape, NAME),
        (QuantityShape, QUANTITY),
        # The source of a claim is that of its report.
        (ClaimShape, tuple(field for field in CLAIM if field.name != "source")),
    ],
)
def test_a_mapping_has_the_keys_of_the_table(shape: type[Shape], table: Fields) -> None:
    keys = {field.alias or name for name, field in shape.model_fields.items()}
    assert keys == {key(field) for field in table}
