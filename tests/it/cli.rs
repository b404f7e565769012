//! The commands as a user types them: each case is a transcript.

#[test]
fn every_transcript_is_true() {
    trycmd::TestCases::new().case("tests/cli/*.trycmd");
}
