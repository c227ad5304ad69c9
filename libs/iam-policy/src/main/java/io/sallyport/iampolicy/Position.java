package io.sallyport.iampolicy;

/**
 * Where something stands in a source document.
 *
 * @param line   from 1
 * @param column from 1, in UTF-16 units
 */
public record Position(int line, int column) {
    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
