//! Trees to measure on.

use std::fmt::Write as _;

use camino::Utf8Path;

/// Writes pages of some parts each that use the terms of a glossary and link each other.
pub fn tree(root: &Utf8Path, pages: usize, parts: usize, terms: usize) {
    write(root, "glossary.md", &glossary(terms));
    for page in 0..pages {
        let mut text = format!("# Page {page}\n\n");
        for part in 0..parts {
            let (term, other) = ((page + part) % terms, (page * 7 + part) % pages);
            let _ = write!(
                text,
                "## Part {part}\n\nThe build step {part} hands its *result* to the work queue {term}, which `serves` it \
                 over HTTP.\nSee [page {other}](page-{other}.md#part-{part}) for how a Remote Call Broker (RCB) is \
                 set up; the RCB\nlogs to [the notes][notes].\n\n- one item with **bold** text\n- another item, \
                 see <https://example.org/{part}>\n\n| a | b |\n|---|---|\n| {part} | text in a cell |\n\n"
            );
        }
        text.push_str("[notes]: ../glossary.md\n");
        write(root, &format!("guide/page-{page}.md"), &text);
    }
}

/// Writes a glossary anew, with more terms that no page mentions.
pub fn unmentioned_terms(root: &Utf8Path, mentioned: usize, others: usize) {
    write(root, "glossary.md", &(glossary(mentioned) + &notions(others)));
}

/// Writes the text of these as a page that is no glossary.
pub fn notions_without_terms(root: &Utf8Path, others: usize) {
    write(root, "notes.md", &("# Notes\n\n".to_owned() + &notions(others)));
}

fn notions(count: usize) -> String {
    let mut notions = String::new();
    for notion in 0..count {
        let _ = write!(notions, "## Unmentioned notion {notion}\n\nSomething else.\n\n");
    }
    notions
}

/// Writes pages of nothing but links to each other's headings.
pub fn links(root: &Utf8Path, pages: usize, links: usize) {
    many_links(root, pages, links, "md#links");
}

/// Writes pages of links to ids that are not there.
pub fn broken_links(root: &Utf8Path, pages: usize, links: usize) {
    many_links(root, pages, links, "md#elsewhere");
}

/// Writes a folder with one page.
pub fn one_page(root: &Utf8Path) {
    write(root, "page.md", "# A page\n\nIt links [itself](#a-page).\n");
}

fn many_links(root: &Utf8Path, pages: usize, links: usize, ending: &str) {
    for page in 0..pages {
        let mut text = format!("# Page {page}\n\n## Links\n\n");
        for link in 0..links {
            let _ = write!(
                text,
                "See [page {link}](page-{}.{ending}{}).\n\n",
                link % pages,
                suffix(ending, link)
            );
        }
        write(root, &format!("page-{page}.md"), &text);
    }
}

/// A number behind ids that are not there, so that no two links of a page are the same.
fn suffix(ending: &str, link: usize) -> String {
    if ending.ends_with("elsewhere") { link.to_string() } else { String::new() }
}

fn glossary(terms: usize) -> String {
    let mut glossary = "# Glossary\n\n".to_owned();
    for term in 0..terms {
        let _ = write!(glossary, "## Work queue {term}\n\nA place where work {term} waits its turn.\n\n");
    }
    glossary
}

fn write(root: &Utf8Path, path: &str, text: &str) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
    std::fs::write(path, text).expect("the file can be written");
}
