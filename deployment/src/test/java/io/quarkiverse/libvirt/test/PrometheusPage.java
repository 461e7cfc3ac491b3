package io.quarkiverse.libvirt.test;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** What Prometheus gets to see of an application. */
record PrometheusPage(URL url) {

    /** @return NaN if it isn't there */
    double value(String name, String... tags) throws IOException, InterruptedException {
        for (String line : lines(name + "{")) {
            boolean fits = true;
            for (int i = 0; i < tags.length; i += 2) {
                fits &= line.contains(tags[i] + "=\"" + tags[i + 1] + "\"");
            }
            if (fits) {
                return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
            }
        }
        return Double.NaN;
    }

    List<String> lines(String prefix) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(url.toString())).build(),
                BodyHandlers.ofLines()).body().filter(line -> line.startsWith(prefix)).toList();
    }
}
