"""From a Document to a Subject."""

from __future__ import annotations

from perflint.extract.flow import build_flow
from perflint.extract.identity import read_identity
from perflint.extract.outline import build_outline, read_openings
from perflint.extract.profile import choose_profile
from perflint.extract.quantities import read_quantities
from perflint.extract.shared_units import give_shared_units
from perflint.extract.stated_units import give_stated_units
from perflint.extract.statements import with_statements
from perflint.extract.symbols import build_symbols
from perflint.extract.tables import gather_tables
from perflint.extract.words import index_sentences, index_words
from perflint.model.document import Document
from perflint.model.rule import Ruleset
from perflint.model.subject import Subject, own_paragraphs


def build(document: Document, ruleset: Ruleset, *, profile: str = "auto", year: int = 0) -> Subject:
    """Everything the checks may look at; `year` is the one that it is about unless title or cover name
    one, 0 for none. Raises UsageError for an unknown `profile`."""
    document = gather_tables(document)
    flow, paragraphs, tables = build_flow(document)
    tokens = read_openings(flow, paragraphs)
    lengths = {start: sum([len(one.text) for one in some]) for start, some in tokens.items()}
    shared = give_shared_units(flow.text, read_quantities(flow.text, lengths))
    readings = give_stated_units(flow.text, shared, tables)
    symbols, quantities = build_symbols(flow.text, readings)
    own, body = flow, paragraphs
    if document.attached is not None:
        body = own_paragraphs(document, flow, paragraphs)
        own = flow._replace(text=flow.text[: body[-1].span.end + 1 if body else 0])
    sections = build_outline(own, body, ruleset.templates, tokens)
    identity = read_identity(own, body, sections, year)
    chosen = choose_profile(identity, sections, ruleset, profile)
    subject = Subject(
        document, flow, paragraphs, sections, quantities, symbols, tables, identity, chosen,
        index_sentences(symbols, ruleset.phrases), index_words(flow.text, ruleset.patterns),
        ruleset.vocabularies, measures=ruleset.measures, references=ruleset.references,
    )  # fmt: skip
    return with_statements(subject, ruleset)
