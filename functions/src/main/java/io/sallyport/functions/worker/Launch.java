package io.sallyport.functions.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process to be started.
 *
 * @param variables all of its environment; nothing of ours is added
 * @param code      folder with the function's code, and where it starts
 * @param temporary folder that it may write to
 * @param readable  further files and folders that its interpreter needs
 * @param memoryMegabytes of the function
 * @param headroomMegabytes what the interpreter itself may need above that
 */
record Launch(
        List<String> command,
        Map<String, String> variables,
        Path code,
        Path temporary,
        List<Path> readable,
        int memoryMegabytes,
        int headroomMegabytes) {}
