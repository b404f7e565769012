use rustc_hash::FxHashSet;

use super::shape::Draft;
use super::words::Words;
use super::{Entry, EntryTarget, Form, FormKind, Page, Status, body, name};

/// Reads headword and definition of a draft. `page` is the page that it stands on, none for data.
pub(super) fn finish(draft: Draft, page: Option<&Page<'_>>) -> Option<Entry> {
    let names = name::read(&draft.words);
    let name = draft.words.plain(&names.name);
    if name.is_empty() || !name.chars().any(|c| !c.is_whitespace()) {
        return None;
    }
    let definition = match (&draft.definition, page) {
        (Some(text), _) => text.clone(),
        (None, Some(page)) => body::plain(page, draft.body),
        (None, None) => String::new(),
    };
    let (acronym, expansion) = body::acronym_and_expansion(&name, &definition);
    let forms = forms(&name, &names, acronym, &draft, &definition, page);
    let redirect = body::redirect(&definition).filter(|target| *target != name);
    let status = draft
        .status
        .or_else(|| body::status(&definition))
        .or_else(|| discouraged(names.discouraged, &definition));
    let target = match draft.target {
        EntryTarget::None { .. } if page.is_none() => EntryTarget::None { insert_at: None },
        target => target,
    };
    Some(Entry {
        name_span: draft.words.span(&names.name),
        name,
        forms,
        qualifier: names.qualifier,
        path: draft.path,
        headword_span: draft.headword,
        span: draft.span,
        body_span: draft.body,
        definition,
        expansion: names.expansion.or(expansion),
        status,
        redirect,
        target,
    })
}

/// All names of an entry: of the headword, of metadata, of comments and of the first words of the definition.
fn forms(
    name: &str,
    names: &name::Names,
    acronym: Option<String>,
    draft: &Draft,
    definition: &str,
    page: Option<&Page<'_>>,
) -> Vec<Form> {
    let in_comment =
        page.map(|page| body::comment_aliases(page.source.slice(draft.body))).unwrap_or_default();
    let mut in_text = page.map(|page| body::opening_aliases(page, draft.body)).unwrap_or_default();
    if in_text.is_empty() {
        in_text = body::aliases(definition);
    }
    let mut forms = Forms::new(name, &draft.words, names);
    for alias in names.aliases.iter().chain(&draft.aliases).chain(&in_comment).chain(&in_text) {
        forms.add(alias, name);
    }
    let acronym = names.acronym.clone().or(acronym);
    if let Some(acronym) = acronym.filter(|acronym| acronym != name) {
        forms.add(&acronym, name);
    }
    forms.list
}

/// The status of an entry that is marked by 👎. What it says of other terms counts only behind words that prefer one.
fn discouraged(marked: bool, definition: &str) -> Option<Status> {
    if !marked {
        return None;
    }
    let cues =
        ["prefer", "replaced by", "superseded by", "in favor", "in favour", "instead use", "instead, use"];
    let lower = definition.to_ascii_lowercase();
    let start = cues.iter().filter_map(|cue| lower.find(cue)).min();
    let use_instead = start.and_then(|start| body::instead(definition.get(start..)?));
    Some(Status { word: "deprecated".to_owned(), deprecated: true, use_instead })
}

/// How many names of an entry are looked through for another; of more, there is a set.
const FEW_NAMES: usize = 16;

/// The names of an entry, each once.
struct Forms {
    list: Vec<Form>,
    /// Those of the list, once they are many.
    known: FxHashSet<String>,
}

impl Forms {
    fn new(name: &str, words: &Words, names: &name::Names) -> Self {
        let code = words.is_code(&names.name);
        let first = Form { text: name.to_owned(), kind: FormKind::Name, code };
        Self { list: vec![first], known: FxHashSet::default() }
    }

    fn has(&mut self, text: &str) -> bool {
        if self.list.len() <= FEW_NAMES {
            return self.list.iter().any(|form| form.text == text);
        }
        if self.known.is_empty() {
            self.known.extend(self.list.iter().map(|form| form.text.clone()));
        }
        !self.known.insert(text.to_owned())
    }

    fn add(&mut self, text: &str, name: &str) {
        let text = text.trim();
        if text.is_empty() || self.has(text) {
            return;
        }
        let kind = if name::is_acronym_like(text) && name::abbreviates(text, name) {
            FormKind::Acronym
        } else if name::is_acronym_like(name) && name::abbreviates(name, text) {
            FormKind::Expansion
        } else {
            FormKind::Alias
        };
        let code = text.contains(['_', ':', '(']) && !text.contains(' ');
        self.list.push(Form { text: text.to_owned(), kind, code });
    }
}
