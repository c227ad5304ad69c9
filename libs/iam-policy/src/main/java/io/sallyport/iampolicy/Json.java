package io.sallyport.iampolicy;

import java.util.List;

/** JSON that remembers where it stood. */
sealed interface Json {
    Position at();

    /** What it is, for messages. */
    String kind();

    record Field(String name, Position at, Json value) {}

    record Obj(Position at, Position end, List<Field> fields) implements Json {
        @Override
        public String kind() {
            return "an object";
        }
    }

    record Arr(Position at, List<Json> items) implements Json {
        @Override
        public String kind() {
            return "a list";
        }
    }

    record Text(Position at, String text) implements Json {
        @Override
        public String kind() {
            return "a string";
        }
    }

    /** A number, true, false or null, by its text. */
    record Bare(Position at, String text) implements Json {
        @Override
        public String kind() {
            return text;
        }
    }
}
