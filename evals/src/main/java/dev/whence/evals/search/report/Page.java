package dev.whence.evals.search.report;

import java.util.Base64;
import java.util.List;

/// An HTML page that is put together from top to bottom. Texts are escaped.
final class Page {

    private static final String STYLE =
            "body{font-family:sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color:#222}"
                    + "table{border-collapse:collapse;margin:1rem 0}td,th{border:1px solid #ccc;padding:.2rem .6rem;"
                    + "text-align:left}td+td{text-align:right}img{max-width:100%}";

    private final StringBuilder body = new StringBuilder();
    private final String title;

    Page(String title) {
        this.title = title;
    }

    Page heading(String text) {
        return element("h2", text);
    }

    Page text(String text) {
        return element("p", text);
    }

    private Page element(String name, String text) {
        body.append('<')
                .append(name)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(name)
                .append(">\n");
        return this;
    }

    Page plot(BarPlot plot) {
        body.append("<img alt=\"")
                .append(escaped(plot.title()))
                .append("\" src=\"data:image/svg+xml;base64,")
                .append(Base64.getEncoder().encodeToString(plot.svg()))
                .append("\">\n");
        return this;
    }

    Page table(List<String> columns, List<List<String>> rows) {
        body.append("<table>\n");
        row("th", columns);
        rows.forEach(row -> row("td", row));
        body.append("</table>\n");
        return this;
    }

    private void row(String cell, List<String> values) {
        body.append("<tr>");
        for (String value : values) {
            body.append('<')
                    .append(cell)
                    .append('>')
                    .append(escaped(value))
                    .append("</")
                    .append(cell)
                    .append('>');
        }
        body.append("</tr>\n");
    }

    String html() {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + escaped(title)
                + "</title>\n<style>" + STYLE + "</style>\n</head>\n<body>\n<h1>" + escaped(title) + "</h1>\n" + body
                + "</body>\n</html>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
