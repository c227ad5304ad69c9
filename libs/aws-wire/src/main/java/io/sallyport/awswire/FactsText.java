package io.sallyport.awswire;

/** How a text with tabs, line ends or non-ASCII characters lies in one cell of the table of facts. */
final class FactsText {
    private FactsText() {}

    static String escape(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '`') {
                out.append("``");
            } else if (c < ' ' || c > '~') {
                out.append('`').append("%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    static String unescape(String cell) {
        if (cell.indexOf('`') < 0) {
            return cell;
        }
        var out = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            var c = cell.charAt(i);
            if (c != '`') {
                out.append(c);
            } else if (cell.charAt(i + 1) == '`') {
                out.append('`');
                i++;
            } else {
                out.append((char) Integer.parseInt(cell, i + 1, i + 5, 16));
                i += 4;
            }
        }
        return out.toString();
    }
}
