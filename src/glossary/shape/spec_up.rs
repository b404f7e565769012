use super::{Draft, Reading};
use crate::facts::{Directive, DirectiveKind};
use crate::glossary::EntryTarget;
use crate::glossary::section::Section;
use crate::glossary::words::Words;
use crate::text::Span;

/// `[[def: term, alias]]` of Spec-Up, with what follows it. A `[[tref: spec, term]]` shows the definition of another
/// document: it is no entry of this one. The id is made as in spec-up-t: `term:` and the term in lower case with
/// hyphens.
pub(super) fn read(section: &Section<'_>) -> Reading {
    let mut reading = Reading::default();
    let is_definition =
        |directive: &&Directive| directive.kind == DirectiveKind::SpecUp && directive.name == "def";
    let inside = section.facts().directives.iter().filter(|directive| section.contains(directive.span));
    let all: Vec<&Directive> = inside.collect();
    for (position, directive) in all.iter().enumerate().filter(|(_, directive)| is_definition(directive)) {
        let next = all
            .iter()
            .skip(position + 1)
            .find(|next| next.kind == DirectiveKind::SpecUp && matches!(next.name.as_str(), "def" | "tref"));
        let heading =
            section.headings().into_iter().find(|(_, heading)| heading.span.start > directive.span.end);
        let ends = [next.map(|next| next.span.start), heading.map(|(_, heading)| heading.span.start)];
        let end = ends.into_iter().flatten().min().unwrap_or(section.end());
        reading.drafts.push(entry(section, directive, end));
    }
    reading
}

fn entry(section: &Section<'_>, directive: &Directive, end: u32) -> Draft {
    let mut names = directive.argument.split(',').map(str::trim);
    let name = names.next().unwrap_or_default();
    let start = directive.argument_span.start;
    let headword = Span { start, end: start + name.len() as u32 };
    let body = Span { start: directive.span.end, end };
    let mut draft = Draft::new(section, Words::literal(name, headword), headword, body);
    draft.aliases = names.filter(|name| !name.is_empty()).map(str::to_owned).collect();
    let id = name.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-");
    draft.target = EntryTarget::Anchor(format!("term:{id}"));
    draft.span = Span { start: directive.span.start, end };
    draft
}
