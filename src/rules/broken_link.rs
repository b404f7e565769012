use camino::Utf8Path;
use serde::Deserialize;

use super::support::suggest::Broken;
use crate::discover::is_document;
use crate::platform::Site;
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::{Document, Target, Workspace};

/// GL301
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct BrokenLink {}

impl Rule for BrokenLink {
    fn check_document(&self, document: &Document, workspace: &Workspace, report: &mut Reporter) {
        for link in document.links.iter().filter(|link| !document.is_wikilink(link)) {
            let Target::MissingFile(path) = &link.target else { continue };
            let site = workspace.site(document).filter(|site| site.is_known());
            let why = match site.filter(|_| link.destination.starts_with('/')) {
                Some(site) => no_address(path, site, workspace),
                None => why(path, workspace),
            };
            let message = format!("`{}` leads nowhere: {why}", link.destination);
            let near = Broken { document, link, workspace }.file(path);
            report.report(
                Finding::new(document.at(link.span), message)
                    .help(near.help("correct the path, or remove the link"))
                    .data("target", &*link.destination)
                    .data("missing", path.as_str())
                    .fix(near.fix),
            );
        }
    }
}

/// For an address of the site rather than a path of a file. What is no page comes from a folder of such files.
fn no_address(path: &Utf8Path, site: &Site, workspace: &Workspace) -> String {
    if matches!(path.extension(), None | Some("html")) {
        return "no page of the site has this address".to_owned();
    }
    let assets = site.addresses.assets.first().filter(|_| !is_document(path));
    match (assets, path.strip_prefix(&site.dir)) {
        (Some(folder), Ok(inside)) => why(&folder.join(inside), workspace),
        _ => why(path, workspace),
    }
}

fn why(path: &Utf8Path, workspace: &Workspace) -> String {
    match workspace.listing.ignoring_case(path) {
        [other, ..] => {
            format!("the file is called `{other}`, and upper and lower case differ on most servers")
        }
        [] => format!("there is no file `{path}`"),
    }
}
