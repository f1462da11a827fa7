//! The words of Collocates.
