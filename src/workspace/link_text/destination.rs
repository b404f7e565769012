//! Where a link to an entry has to lead, written by the conventions of the site and of the tree itself.

use camino::{Utf8Path, Utf8PathBuf};

use super::learned::{Convention, Learned, is_of_no_generator};
use crate::glossary::{EntryId, EntryTarget};
use crate::platform::Platform;
use crate::tree;
use crate::workspace::resolve::address_of;
use crate::workspace::{Document, Workspace};

/// The destination of a link from `document` to the entry, percent-encoded where Markdown needs it. None where the
/// entry has no anchor, or no convention is known that leads there.
#[must_use]
pub fn destination(
    workspace: &Workspace,
    learned: &Learned,
    document: &Document,
    id: EntryId,
) -> Option<String> {
    to_fragment(workspace, learned, document, id, &fragment(workspace, id)?)
}

/// The destination of a link from `document` to the entry once its id is `fragment`; empty where the page is the
/// entry.
#[must_use]
pub fn to_fragment(
    workspace: &Workspace,
    learned: &Learned,
    document: &Document,
    id: EntryId,
    fragment: &str,
) -> Option<String> {
    let entry = workspace.glossaries.entry(id)?;
    let fragment = if fragment.is_empty() { String::new() } else { format!("#{}", encode(fragment)) };
    if *entry.path == *document.path() {
        return (!fragment.is_empty()).then_some(fragment);
    }
    let site = workspace.site(document)?;
    if let Some((relref, inside)) =
        learned.relref(site, document.site).zip(entry.path.strip_prefix(&site.dir).ok())
    {
        return relref.write(inside, &fragment);
    }
    let page = page(workspace, learned, document, &entry.path)?;
    Some(format!("{}{fragment}", encode(&page)))
}

/// The id of an entry on its page; empty where the page is the entry.
fn fragment(workspace: &Workspace, id: EntryId) -> Option<String> {
    let entry = workspace.glossaries.entry(id)?;
    if entry.target == EntryTarget::Page { Some(String::new()) } else { workspace.entry_anchor(id) }
}

fn page(workspace: &Workspace, learned: &Learned, document: &Document, path: &Utf8Path) -> Option<String> {
    let folder = tree::folder_of(document.path());
    let site = workspace.site(document)?;
    let relative = tree::relative(folder, path);
    if is_of_no_generator(workspace, document)
        && learned.of(document.site).is_some_and(|taught| taught.convention == Convention::AbsoluteRoute)
    {
        return learned.address(path);
    }
    let Some(taught) = learned.of(document.site).filter(|_| site.addresses.routed || routes(site.platform()))
    else {
        return Some(relative);
    };
    // Both pages have to be of one site for a route to be known.
    let inside = path.strip_prefix(&site.dir).ok()?;
    let route = route(path);
    let is_folder = route != path.with_extension("");
    let ended = |address: &str| taught.ending.add(address, is_folder);
    let address = || Some(address_of(workspace.document(path)?.1, site));
    Some(match taught.convention {
        Convention::RelativeFile => relative,
        Convention::AbsoluteFile => format!("/{inside}"),
        // A page of Hugo is a folder of its own to the browser: `a.md` is `a/`.
        Convention::RelativeRoute if site.platform() == Platform::Hugo => {
            let own = address_of(document, site);
            ended(&tree::relative(Utf8Path::new(&own), Utf8Path::new(&address()?)))
        }
        Convention::RelativeRoute => ended(&tree::relative(folder, &route)),
        Convention::AbsoluteRoute => match address()? {
            address if address.is_empty() => "/".to_owned(),
            address => format!("/{}", ended(&address)),
        },
    })
}

/// Whether the generator lets pages be linked by their address as well as by their file.
fn routes(platform: Platform) -> bool {
    matches!(
        platform,
        Platform::Hugo
            | Platform::Docusaurus
            | Platform::Vitepress
            | Platform::Vuepress
            | Platform::Jekyll
            | Platform::Azure
            | Platform::Gitlab
    )
}

/// The path of a page without its ending, and without the name that stands for its folder.
fn route(path: &Utf8Path) -> Utf8PathBuf {
    let bare = path.with_extension("");
    match bare.file_name() {
        Some("index" | "_index" | "README") => tree::folder_of(&bare).to_owned(),
        _ => bare,
    }
}

/// Percent-encodes what would end or change a destination in Markdown.
fn encode(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'/')) {
        return text.to_owned();
    }
    let mut encoded = String::with_capacity(text.len());
    for character in text.chars() {
        let unsafe_here = character.is_whitespace()
            || character.is_control()
            || matches!(
                character,
                '(' | ')' | '<' | '>' | '"' | '\\' | '^' | '`' | '{' | '}' | '|' | '[' | ']' | '&' | '*'
            );
        if unsafe_here {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                encoded.push_str(&format!("%{byte:02X}"));
            }
        } else {
            encoded.push(character);
        }
    }
    encoded
}
