//! Addresses of Jekyll 4.

use camino::Utf8Path;

use super::{aliases, blog_date, joined, plain, text};
use crate::facts::{Datum, FrontMatter};
use crate::platform::Site;

/// The addresses of a page (`lib/jekyll/url.rb`, `drops/url_drop.rb`): its permalink, the pattern that the
/// configuration gives for its collection, or its path.
pub(super) fn addresses(path: &Utf8Path, site: &Site, matter: Option<&FrontMatter>) -> Vec<String> {
    let mut addresses: Vec<String> = text(matter, "permalink").into_iter().collect();
    let bare = plain(path);
    let post = path.as_str().contains("_posts/").then(|| blog_date(Utf8Path::new(&bare))).flatten();
    for (collection, pattern) in &site.addresses.permalinks {
        if collection == collection_of(path) {
            addresses.push(filled(pattern, path, &bare, matter));
        }
    }
    match post {
        Some((date, name)) => {
            addresses.push(joined(&joined(&categories(matter).join("/"), &date), &name));
            addresses.push(joined(&date, &name));
        }
        None => addresses.push(bare.trim_start_matches('_').to_owned()),
    }
    addresses.extend(aliases(matter));
    addresses
}

/// The collection of a page: the part of its path that begins with a low line, `posts` for posts; empty for pages.
fn collection_of(path: &Utf8Path) -> &str {
    path.components().find_map(|part| part.as_str().strip_prefix('_')).unwrap_or_default()
}

fn categories(matter: Option<&FrontMatter>) -> Vec<String> {
    let data = matter.map(|matter| &matter.data);
    let listed = ["categories", "category"].iter().filter_map(|key| data?.get(key)).flat_map(Datum::items);
    let words = listed.filter_map(Datum::as_text).flat_map(str::split_whitespace);
    words.map(str::to_lowercase).collect()
}

/// A pattern such as `/:collection/:name/` with the values of a page.
fn filled(pattern: &str, path: &Utf8Path, bare: &str, matter: Option<&FrontMatter>) -> String {
    let pattern = match pattern {
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "date" => "/:categories/:year/:month/:day/:title:output_ext",
        "none" => "/:categories/:title:output_ext",
        other => other,
    };
    let collection = collection_of(path);
    let inside = bare.split_once(&format!("_{collection}/")).map_or(bare, |(_, inside)| inside);
    let name = inside.rsplit('/').next().unwrap_or(inside);
    let dated = blog_date(Utf8Path::new(bare)).filter(|_| collection == "posts");
    let (date, title) = dated.unwrap_or_else(|| (String::new(), name.to_owned()));
    let title = text(matter, "slug").unwrap_or(title);
    let mut date = date.split('/').map(str::to_owned);
    let mut next = || date.next().unwrap_or_default();
    let values = [
        (":categories", categories(matter).join("/")),
        (":collection", collection.to_owned()),
        (":output_ext", String::new()),
        (":year", next()),
        (":month", next()),
        (":day", next()),
        (":title", title.clone()),
        (":slug", title),
        (":path", inside.to_owned()),
        (":name", name.to_owned()),
        (":basename", name.to_owned()),
    ];
    let filled = values.iter().fold(pattern.to_owned(), |text, (name, value)| text.replace(name, value));
    filled.split('/').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_filled_with_the_values_of_a_page() {
        let post =
            |pattern| filled(pattern, "_posts/2020-01-02-news.md".into(), "_posts/2020-01-02-news", None);
        assert_eq!(post("pretty"), "2020/01/02/news");
        assert_eq!(post("/blog/:title"), "blog/news");
        let page = filled("/:collection/:path/", "_docs/a/b.md".into(), "_docs/a/b", None);
        assert_eq!(page, "docs/a/b");
    }
}
