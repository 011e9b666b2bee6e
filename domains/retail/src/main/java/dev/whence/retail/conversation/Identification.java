package dev.whence.retail.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;

/// By what a customer was found.
public enum Identification {
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("name_and_zip")
    NAME_AND_ZIP,
    @JsonProperty("email_and_name_and_zip")
    EMAIL_AND_NAME_AND_ZIP
}
