package dev.whence.server.cli;

import dev.whence.audit.AuditReport;
import dev.whence.audit.Damage;
import dev.whence.audit.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The report of an audit as people read it.
final class AuditText {

    private static final int SHOWN = 50;

    private AuditText() {}

    /// @param what was audited: `log` or `export`
    static String of(AuditReport report, String what) {
        List<String> lines = new ArrayList<>();
        lines.add((report.sound() ? "Sound: the " + what + " is what was written. " : "NOT SOUND. ") + figures(report));
        if (report.head() != null) {
            lines.add("Root of the tree: " + report.head().root());
        }
        report.checkpoints().forEach(name -> lines.add("Begins with " + name + "."));
        report.findings().stream().limit(SHOWN).map(AuditText::finding).forEach(lines::add);
        long more = report.findings().size() - Math.min(SHOWN, report.findings().size()) + report.untold();
        if (more > 0) {
            lines.add("… and " + more + " more; --json tells up to 1,000 of them");
        }
        report.findings().stream()
                .map(Finding::damage)
                .distinct()
                .map(AuditText::remedy)
                .forEach(lines::add);
        return lines.stream().collect(Collectors.joining("\n"));
    }

    private static String figures(AuditReport report) {
        double seconds = Math.max(report.took().toNanos() / 1e9, 1e-9);
        return String.format(
                Locale.ROOT,
                "%,d decisions read in %.1f s (%,.0f a second), %d finding(s).",
                report.decisions(),
                seconds,
                report.decisions() / seconds,
                report.findings().size() + report.untold());
    }

    private static String finding(Finding finding) {
        String where = finding.where();
        return "- " + name(finding.damage()) + (where.isEmpty() ? "" : ", " + where) + ": " + finding.text();
    }

    private static String remedy(Damage damage) {
        return "What to do (" + name(damage) + "): " + damage.remedy();
    }

    private static String name(Damage damage) {
        return damage.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
