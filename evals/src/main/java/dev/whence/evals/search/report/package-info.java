/// The report of `whence eval search`: one HTML file with tables and plots, without a question's text.
///
/// Start reading at [dev.whence.evals.search.report.SearchReport]. Plots are drawn by XChart and stand in the file
/// as SVG images, so that it can be kept and sent as it is.
@NullMarked
package dev.whence.evals.search.report;

import org.jspecify.annotations.NullMarked;
