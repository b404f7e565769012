//! Links that a template tag makes: Hugo's `{{< ref "a.md" >}}`, Jekyll's `{% link a.md %}`, roles of Sphinx.

use std::ops::Range;

use camino::{Utf8Path, Utf8PathBuf};

use super::address::{self, Address};
use super::{Resolver, Target, folder_of};
use crate::facts::{Directive, DirectiveKind};
use crate::platform::{Platform, Site};
use crate::tree::join;
use crate::workspace::Document;

/// Functions of Liquid and Nunjucks that put the address of the site before a path.
const ADDRESS_FILTERS: [&str; 5] = ["relative_url", "absolute_url", "url", "prepend:", "relURL"];

/// What a tag makes an address of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A page by its path, as Hugo looks for it (`{{< ref >}}`, `{{< relref >}}`).
    Page,
    /// A file by its path from the source folder of Jekyll (`{% link %}`).
    File,
    /// A post of Jekyll by its name (`{% post_url %}`).
    Post,
    /// A path of the built site (`{{ "/a" | relative_url }}`).
    Address,
    /// A page of Sphinx without its ending (`{doc}`).
    Document,
    /// A file beside a page of Sphinx (`{download}`).
    Download,
}

/// A path in a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    pub kind: Kind,
    /// The path, with a fragment inside or behind the tag.
    pub path: &'a str,
    /// Where the path stands in what was read, in bytes.
    pub range: Range<usize>,
    /// What follows the tag.
    pub rest: &'a str,
}

/// Reads a destination that is one tag, behind a tag for the address of the site at most.
pub(super) fn read(destination: &str) -> Option<Tag<'_>> {
    let text = without_base(destination);
    let offset = destination.len() - text.len();
    let (open, close) = [("{{<", ">}}"), ("{{%", "%}}"), ("{{", "}}"), ("{%", "%}")]
        .into_iter()
        .find(|(open, _)| text.starts_with(open))?;
    let end = text.find(close)?;
    let inner = text.get(open.len()..end)?;
    let content = inner.trim_matches(['-', ' ']);
    let (kind, argument) = if open == "{{" { address_of(content)? } else { named(content)? };
    let path = path_of(argument)?;
    let start = path.as_ptr() as usize - destination.as_ptr() as usize;
    debug_assert!(start >= offset);
    Some(Tag {
        kind,
        path,
        range: start..start + path.len(),
        rest: text.get(end + close.len()..).unwrap_or_default(),
    })
}

/// The text behind `{{ site.baseurl }}`.
fn without_base(text: &str) -> &str {
    let behind = text.strip_prefix("{{").and_then(|rest| rest.split_once("}}"));
    match behind {
        Some((inner, rest)) if inner.contains("url") && !inner.contains('|') && rest.starts_with("{%") => {
            rest
        }
        _ => text,
    }
}

/// The path of `"/a" | relative_url`.
fn address_of(content: &str) -> Option<(Kind, &str)> {
    let (path, filter) = content.split_once('|')?;
    let known = ADDRESS_FILTERS.iter().any(|name| filter.trim_start().starts_with(name));
    (known && path.trim_start().starts_with(['"', '\''])).then_some((Kind::Address, path))
}

fn named(content: &str) -> Option<(Kind, &str)> {
    let (name, argument) =
        content.split_once([' ', '\t', '"', '\'']).map(|(name, _)| content.split_at(name.len()))?;
    Some((kind(name)?, argument))
}

fn kind(name: &str) -> Option<Kind> {
    match name {
        "ref" | "relref" => Some(Kind::Page),
        "link" => Some(Kind::File),
        "post_url" => Some(Kind::Post),
        _ => None,
    }
}

/// The path in the arguments of a tag: the first one, or `path=`; none where another language is asked for.
fn path_of(argument: &str) -> Option<&str> {
    let argument = argument.trim().trim_end_matches(['/', ' ']);
    if argument.contains("lang=") || argument.contains("{{") {
        return None;
    }
    let value = argument.find("path=").and_then(|at| argument.get(at + 5..)).unwrap_or(argument);
    let path = match value.chars().next()? {
        quote @ ('"' | '\'' | '`') => value.get(1..)?.split(quote).next()?,
        _ => value.split_whitespace().next()?,
    };
    (!path.is_empty()).then_some(path)
}

/// The path that a directive of a page names, where the directive is a link of its own.
pub(super) fn of_directive(directive: &Directive, platform: Platform) -> Option<Tag<'_>> {
    let argument = directive.argument.as_str();
    let (kind, path) = match directive.kind {
        DirectiveKind::Shortcode | DirectiveKind::Liquid => (kind(&directive.name)?, path_of(argument)?),
        DirectiveKind::Role if matches!(platform, Platform::Sphinx | Platform::Myst) => {
            let kind = match directive.name.as_str() {
                "doc" | "std:doc" => Kind::Document,
                "download" => Kind::Download,
                _ => return None,
            };
            let named = argument.trim_end().strip_suffix('>').and_then(|rest| rest.rsplit_once('<'));
            (kind, named.map_or(argument, |(_, path)| path).trim())
        }
        _ => return None,
    };
    let start = path.as_ptr() as usize - argument.as_ptr() as usize;
    Some(Tag { kind, path, range: start..start + path.len(), rest: "" })
}

impl Resolver<'_> {
    /// Where a tag leads.
    pub(super) fn tag(&self, document: &Document, tag: &Tag<'_>) -> Target {
        let Some(site) = self.workspace.site(document) else { return Target::External };
        let written = format!("{}{}", tag.path, tag.rest);
        let address = match address::read(&written, site.platform()) {
            Ok(address) => address,
            Err(target) => return target,
        };
        match (tag.kind, site.platform()) {
            (Kind::Page, Platform::Hugo) => self.page_of_hugo(document, site, &address),
            (Kind::File, Platform::Jekyll) => self.exact(&site.dir, &address),
            (Kind::Post, Platform::Jekyll) => self.post(site, &address),
            (Kind::Address, _) => self.look(document, &address),
            (Kind::Document, _) => self.look(document, &address),
            (Kind::Download, _) if address.path.starts_with('/') => self.exact(&site.dir, &address),
            (Kind::Download, _) => self.exact(folder_of(document.path()), &address),
            _ => Target::Unchecked("made by a template"),
        }
    }

    /// Hugo's `GetPage` (`hugolib/pagecollections.go`): a path from the top, or beside the page, then from the top,
    /// then the only page of that name.
    fn page_of_hugo(&self, document: &Document, site: &Site, address: &Address<'_>) -> Target {
        if address.path.is_empty() {
            return self.resolve(document, &format!("#{}", address.fragment.unwrap_or_default()));
        }
        let own = folder_of(document.path());
        let absolute = address.path.starts_with('/');
        let bases = if absolute { vec![site.dir.as_path()] } else { vec![own, &site.dir] };
        for base in bases {
            let found = join(base, &address.path).and_then(|place| self.at(&place, site));
            if let Some(found) = found {
                return self.target(found, address.fragment);
            }
        }
        let name = Utf8Path::new(&address.path).file_name().unwrap_or_default();
        let named = self.workspace.index.files_named(name).chain(self.workspace.index.files_named_like(name));
        let mut inside = named.filter(|file| file.starts_with(&site.dir) && !absolute);
        if let (Some(only), None) = (inside.next(), inside.next())
            && let Some((id, _)) = self.workspace.document(only)
        {
            return self.anchor(id, address.fragment);
        }
        let base = if absolute { site.dir.as_path() } else { own };
        self.missing(site, join(base, &address.path))
    }

    fn exact(&self, base: &Utf8Path, address: &Address<'_>) -> Target {
        let place = join(base, &address.path);
        let Some(path) = &place else { return Target::Unchecked("out of the root") };
        match self.workspace.document(path) {
            Some((id, _)) => self.anchor(id, address.fragment),
            None if self.workspace.listing.has_file(path) => Target::File(path.clone()),
            None => Target::MissingFile(path.clone()),
        }
    }

    /// A post in any `_posts` folder, with the folder of its category or without.
    fn post(&self, site: &Site, address: &Address<'_>) -> Target {
        let path = Utf8Path::new(address.path.trim_matches('/'));
        let name = path.file_name().unwrap_or_default();
        let mut posts = self.workspace.index.files_named_like(name).filter(|file| {
            file.starts_with(&site.dir) && file.components().any(|part| part.as_str() == "_posts")
        });
        match posts.next().and_then(|post| self.workspace.document(post)) {
            Some((id, _)) => self.anchor(id, address.fragment),
            None => Target::MissingFile(site.dir.join("_posts").join(format!("{path}.md"))),
        }
    }

    fn missing(&self, site: &Site, place: Option<Utf8PathBuf>) -> Target {
        match place {
            Some(_) if site.addresses.plugins.pages => Target::Unchecked("to pages that a build step makes"),
            Some(place) => Target::MissingFile(place),
            None => Target::Unchecked("out of the root"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(destination: &str) -> Option<(Kind, &str, &str, &str)> {
        let tag = read(destination)?;
        Some((tag.kind, tag.path, destination.get(tag.range.clone())?, tag.rest))
    }

    #[test]
    fn the_path_of_a_tag_is_found_with_its_place() {
        assert_eq!(parts(r#"{{< ref "a.md#b" >}}"#), Some((Kind::Page, "a.md#b", "a.md#b", "")));
        assert_eq!(parts(r"{{<relref path='a' >}}#c"), Some((Kind::Page, "a", "a", "#c")));
        assert_eq!(parts("{% link _docs/a.md %}"), Some((Kind::File, "_docs/a.md", "_docs/a.md", "")));
        assert_eq!(
            parts("{{ site.baseurl }}{% post_url 2020-01-02-x %}"),
            Some((Kind::Post, "2020-01-02-x", "2020-01-02-x", ""))
        );
        assert_eq!(parts("{{ '/a/' | relative_url }}"), Some((Kind::Address, "/a/", "/a/", "")));
    }

    #[test]
    fn other_tags_are_left_alone() {
        assert_eq!(parts("{{ page.url }}"), None);
        assert_eq!(parts(r#"{{< ref path="a" lang="fr" >}}"#), None);
        assert_eq!(parts("{{< figure src=x >}}"), None);
    }
}
