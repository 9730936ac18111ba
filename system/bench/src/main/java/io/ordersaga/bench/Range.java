package io.ordersaga.bench;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The values that an option can have.
 *
 * @param option as it is written
 * @param least and {@code most}: both are allowed
 */
record Range(String option, long least, long most) {

    /** @throws ParameterException naming option, value and range, which the command ends with as with any wrong option */
    void require(long value, CommandSpec command) {
        if (value < least || value > most) {
            throw new ParameterException(
                    command.commandLine(), option + " must be " + least + ".." + most + " but is " + value);
        }
    }
}
