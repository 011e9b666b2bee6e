package dev.whence.evals.search.report;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.Styler;

/// Shares between 0 and 1 as bars, side by side for each category.
///
/// @param series the shares of each series, one for each category
record BarPlot(String title, List<String> categories, SequencedMap<String, List<Double>> series) {

    private static final int HEIGHT = 340;
    private static final int LEAST_WIDTH = 460;
    private static final int CATEGORY_WIDTH = 110;

    BarPlot {
        categories = List.copyOf(categories);
        series = new LinkedHashMap<>(series);
    }

    BarPlot(String title, List<String> categories) {
        this(title, categories, new LinkedHashMap<>());
    }

    BarPlot with(String name, List<Double> shares) {
        SequencedMap<String, List<Double>> more = new LinkedHashMap<>(series);
        more.put(name, List.copyOf(shares));
        return new BarPlot(title, categories, more);
    }

    /// The plot as an SVG document.
    byte[] svg() {
        CategoryChart chart = new CategoryChartBuilder()
                .width(Math.max(LEAST_WIDTH, CATEGORY_WIDTH * categories.size()))
                .height(HEIGHT)
                .title(title)
                .build();
        chart.getStyler()
                .setLabelsVisible(true)
                .setYAxisMin(0.0)
                .setYAxisMax(1.0)
                .setYAxisDecimalPattern("0.00")
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal)
                .setLegendVisible(series.size() > 1)
                .setChartBackgroundColor(Color.WHITE);
        for (Map.Entry<String, List<Double>> one : series.entrySet()) {
            chart.addSeries(
                    one.getKey(),
                    categories,
                    one.getValue().stream().map(BarPlot::rounded).toList());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            VectorGraphicsEncoder.saveVectorGraphic(chart, out, VectorGraphicsFormat.SVG);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // cannot be: it is written to memory
        }
        return out.toByteArray();
    }

    private static double rounded(double share) {
        return Math.round(share * 1_000) / 1e3;
    }
}
