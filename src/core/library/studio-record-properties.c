/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-record-properties.h"

#include "studio-property.h"

static GParamSpec *properties[STUDIO_N_RECORD_PROPERTIES];

static void
get_request_property (StudioRecord *self, guint id, GValue *value)
{
  StudioRequest *request = studio_record_get_request (self);

  switch (id)
    {
    case STUDIO_RECORD_PROP_REQUEST:
      g_value_set_object (value, request);
      break;
    case STUDIO_RECORD_PROP_PROMPT:
      g_value_set_string (value, studio_record_get_prompt (self));
      break;
    case STUDIO_RECORD_PROP_NEGATIVE_PROMPT:
      g_value_set_string (value, studio_record_get_negative_prompt (self));
      break;
    case STUDIO_RECORD_PROP_ASPECT_RATIO:
      g_value_set_enum (value,
                        request == NULL ? STUDIO_ASPECT_RATIO_DEFAULT
                                        : studio_request_get_aspect_ratio (request));
      break;
    case STUDIO_RECORD_PROP_SEED:
      g_value_set_uint (value, request == NULL ? 0 : studio_request_get_seed (request));
      break;
    case STUDIO_RECORD_PROP_OUTPUT_FORMAT:
      g_value_set_enum (value,
                        request == NULL ? STUDIO_OUTPUT_FORMAT_PNG
                                        : studio_request_get_output_format (request));
      break;
    case STUDIO_RECORD_PROP_MODEL:
      g_value_set_string (value, request == NULL ? NULL : studio_request_get_model (request));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
get_call_property (StudioRecord *self, guint id, GValue *value)
{
  switch (id)
    {
    case STUDIO_RECORD_PROP_STATE:
      g_value_set_enum (value, studio_record_get_state (self));
      break;
    case STUDIO_RECORD_PROP_HOST:
      g_value_set_string (value, studio_record_get_host (self));
      break;
    case STUDIO_RECORD_PROP_CREATED_US:
      g_value_set_int64 (value, studio_record_get_created_us (self));
      break;
    case STUDIO_RECORD_PROP_DURATION_US:
      g_value_set_int64 (value, studio_record_get_duration_us (self));
      break;
    case STUDIO_RECORD_PROP_HTTP_STATUS:
      g_value_set_uint (value, studio_record_get_http_status (self));
      break;
    case STUDIO_RECORD_PROP_REQUEST_ID:
      g_value_set_string (value, studio_record_get_request_id (self));
      break;
    case STUDIO_RECORD_PROP_REVISED_PROMPT:
      g_value_set_string (value, studio_record_get_revised_prompt (self));
      break;
    case STUDIO_RECORD_PROP_ERROR_NAME:
      g_value_set_string (value, studio_record_get_error_name (self));
      break;
    case STUDIO_RECORD_PROP_ERROR_MESSAGE:
      g_value_set_string (value, studio_record_get_error_message (self));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
get_image_property (StudioRecord *self, guint id, GValue *value)
{
  switch (id)
    {
    case STUDIO_RECORD_PROP_PATH:
      g_value_set_string (value, studio_record_get_path (self));
      break;
    case STUDIO_RECORD_PROP_IMAGE_FORMAT:
      g_value_set_enum (value, studio_record_get_info (self)->format);
      break;
    case STUDIO_RECORD_PROP_WIDTH:
      g_value_set_int (value, studio_record_get_info (self)->width);
      break;
    case STUDIO_RECORD_PROP_HEIGHT:
      g_value_set_int (value, studio_record_get_info (self)->height);
      break;
    case STUDIO_RECORD_PROP_N_BYTES:
      g_value_set_int64 (value, studio_record_get_info (self)->n_bytes);
      break;
    case STUDIO_RECORD_PROP_STARRED:
      g_value_set_boolean (value, studio_record_get_starred (self));
      break;
    case STUDIO_RECORD_PROP_TRASHED:
      g_value_set_boolean (value, studio_record_get_trashed (self));
      break;
    case STUDIO_RECORD_PROP_PURGED:
      g_value_set_boolean (value, studio_record_get_purged (self));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
get_note_property (StudioRecord *self, guint id, GValue *value)
{
  switch (id)
    {
    case STUDIO_RECORD_PROP_SOURCE:
      g_value_set_enum (value, studio_record_get_source (self));
      break;
    case STUDIO_RECORD_PROP_TEMPLATE:
      g_value_set_string (value, studio_record_get_template (self));
      break;
    case STUDIO_RECORD_PROP_PARENT:
      g_value_set_int64 (value, studio_record_get_parent (self));
      break;
    case STUDIO_RECORD_PROP_RUN:
      g_value_set_int64 (value, studio_record_get_run (self));
      break;
    case STUDIO_RECORD_PROP_RATING:
      g_value_set_int (value, studio_record_get_rating (self));
      break;
    case STUDIO_RECORD_PROP_NOTE:
      g_value_set_string (value, studio_record_get_note (self));
      break;
    case STUDIO_RECORD_PROP_TAGS:
      g_value_set_string (value, studio_record_get_tags (self));
      break;
    case STUDIO_RECORD_PROP_FILE_NAME:
      g_value_set_string (value, studio_record_get_file_name (self));
      break;
    case STUDIO_RECORD_PROP_SHA256:
      g_value_set_string (value, studio_record_get_sha256 (self));
      break;
    case STUDIO_RECORD_PROP_PRICE_MICROS:
      g_value_set_int64 (value, studio_record_get_price_micros (self));
      break;
    case STUDIO_RECORD_PROP_PROBLEM:
      g_value_set_enum (value, studio_record_get_problem (self));
      break;
    case STUDIO_RECORD_PROP_UPDATED_US:
      g_value_set_int64 (value, studio_record_get_updated_us (self));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
install (StudioRecordProperty id, GParamSpec *pspec)
{
  properties[id] = pspec;
}

static void
install_texts (void)
{
  static const struct
  {
    StudioRecordProperty id;
    const char *name;
  } texts[] = {
    { STUDIO_RECORD_PROP_PROMPT, "prompt" },
    { STUDIO_RECORD_PROP_NEGATIVE_PROMPT, "negative-prompt" },
    { STUDIO_RECORD_PROP_MODEL, "model" },
    { STUDIO_RECORD_PROP_HOST, "host" },
    { STUDIO_RECORD_PROP_REQUEST_ID, "request-id" },
    { STUDIO_RECORD_PROP_REVISED_PROMPT, "revised-prompt" },
    { STUDIO_RECORD_PROP_ERROR_NAME, "error-name" },
    { STUDIO_RECORD_PROP_ERROR_MESSAGE, "error-message" },
    { STUDIO_RECORD_PROP_PATH, "path" },
    { STUDIO_RECORD_PROP_TEMPLATE, "template" },
    { STUDIO_RECORD_PROP_NOTE, "note" },
    { STUDIO_RECORD_PROP_TAGS, "tags" },
    { STUDIO_RECORD_PROP_SHA256, "sha256" },
    { STUDIO_RECORD_PROP_FILE_NAME, "file-name" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    install (texts[i].id,
             g_param_spec_string (texts[i].name, NULL, NULL, NULL, STUDIO_PARAM_READABLE));
}

static void
install_numbers (void)
{
  install (STUDIO_RECORD_PROP_ID,
           g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, STUDIO_PARAM_CONSTRUCT_ONLY));
  install (STUDIO_RECORD_PROP_LOADED,
           g_param_spec_boolean ("loaded", NULL, NULL, FALSE, STUDIO_PARAM_READABLE));
  install (STUDIO_RECORD_PROP_SEED,
           g_param_spec_uint ("seed", NULL, NULL, 0, G_MAXUINT, 0, STUDIO_PARAM_READABLE));
  install (STUDIO_RECORD_PROP_CREATED_US,
           g_param_spec_int64 (
               "created-us", NULL, NULL, G_MININT64, G_MAXINT64, 0, STUDIO_PARAM_READABLE));
  install (STUDIO_RECORD_PROP_DURATION_US,
           g_param_spec_int64 (
               "duration-us", NULL, NULL, G_MININT64, G_MAXINT64, 0, STUDIO_PARAM_READABLE));
  install (STUDIO_RECORD_PROP_HTTP_STATUS,
           g_param_spec_uint ("http-status", NULL, NULL, 0, G_MAXUINT, 0, STUDIO_PARAM_READABLE));
  install (STUDIO_RECORD_PROP_WIDTH,
           g_param_spec_int ("width", NULL, NULL, 0, G_MAXINT, 0, STUDIO_PARAM_READABLE));
  install (STUDIO_RECORD_PROP_HEIGHT,
           g_param_spec_int ("height", NULL, NULL, 0, G_MAXINT, 0, STUDIO_PARAM_READABLE));
  install (
      STUDIO_RECORD_PROP_N_BYTES,
      g_param_spec_int64 ("n-bytes", NULL, NULL, G_MININT64, G_MAXINT64, 0, STUDIO_PARAM_READABLE));
  install (STUDIO_RECORD_PROP_STARRED,
           g_param_spec_boolean ("starred", NULL, NULL, FALSE, STUDIO_PARAM_READABLE));
  install (STUDIO_RECORD_PROP_TRASHED,
           g_param_spec_boolean ("trashed", NULL, NULL, FALSE, STUDIO_PARAM_READABLE));
  install (STUDIO_RECORD_PROP_PURGED,
           g_param_spec_boolean ("purged", NULL, NULL, FALSE, STUDIO_PARAM_READABLE));
}

static void
install_note_numbers (void)
{
  static const struct
  {
    StudioRecordProperty id;
    const char *name;
  } numbers[] = {
    { STUDIO_RECORD_PROP_PARENT, "parent" },
    { STUDIO_RECORD_PROP_RUN, "run" },
    { STUDIO_RECORD_PROP_PRICE_MICROS, "price-micros" },
    { STUDIO_RECORD_PROP_UPDATED_US, "updated-us" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    install (numbers[i].id,
             g_param_spec_int64 (
                 numbers[i].name, NULL, NULL, G_MININT64, G_MAXINT64, 0, STUDIO_PARAM_READABLE));
  install (STUDIO_RECORD_PROP_RATING,
           g_param_spec_int (
               "rating", NULL, NULL, 0, STUDIO_RECORD_MAX_RATING, 0, STUDIO_PARAM_READABLE));
}

static void
install_kinds (void)
{
  install (STUDIO_RECORD_PROP_STATE,
           g_param_spec_enum ("state",
                              NULL,
                              NULL,
                              STUDIO_TYPE_RECORD_STATE,
                              STUDIO_RECORD_QUEUED,
                              STUDIO_PARAM_READABLE));
  install (STUDIO_RECORD_PROP_REQUEST,
           g_param_spec_object ("request", NULL, NULL, STUDIO_TYPE_REQUEST, STUDIO_PARAM_READABLE));
  install (STUDIO_RECORD_PROP_ASPECT_RATIO,
           g_param_spec_enum ("aspect-ratio",
                              NULL,
                              NULL,
                              STUDIO_TYPE_ASPECT_RATIO,
                              STUDIO_ASPECT_RATIO_DEFAULT,
                              STUDIO_PARAM_READABLE));
  install (STUDIO_RECORD_PROP_OUTPUT_FORMAT,
           g_param_spec_enum ("output-format",
                              NULL,
                              NULL,
                              STUDIO_TYPE_OUTPUT_FORMAT,
                              STUDIO_OUTPUT_FORMAT_PNG,
                              STUDIO_PARAM_READABLE));
  install (STUDIO_RECORD_PROP_IMAGE_FORMAT,
           g_param_spec_enum ("image-format",
                              NULL,
                              NULL,
                              STUDIO_TYPE_OUTPUT_FORMAT,
                              STUDIO_OUTPUT_FORMAT_PNG,
                              STUDIO_PARAM_READABLE));
  install (STUDIO_RECORD_PROP_SOURCE,
           g_param_spec_enum ("source",
                              NULL,
                              NULL,
                              STUDIO_TYPE_RECORD_SOURCE,
                              STUDIO_RECORD_SOURCE_SERVICE,
                              STUDIO_PARAM_READABLE));
  install (STUDIO_RECORD_PROP_PROBLEM,
           g_param_spec_enum ("problem",
                              NULL,
                              NULL,
                              STUDIO_TYPE_RECORD_PROBLEM,
                              STUDIO_RECORD_PROBLEM_NONE,
                              STUDIO_PARAM_READABLE));
}

/**
 * studio_record_properties_get:
 * @self: a record
 * @property: which
 * @value: (inout): an initialized value of its type, set to it
 */
void
studio_record_properties_get (StudioRecord *self, StudioRecordProperty property, GValue *value)
{
  switch (property)
    {
    case STUDIO_RECORD_PROP_ID:
      g_value_set_int64 (value, studio_record_get_id (self));
      break;
    case STUDIO_RECORD_PROP_LOADED:
      g_value_set_boolean (value, studio_record_get_loaded (self));
      break;
    case STUDIO_RECORD_PROP_REQUEST:
    case STUDIO_RECORD_PROP_PROMPT:
    case STUDIO_RECORD_PROP_NEGATIVE_PROMPT:
    case STUDIO_RECORD_PROP_ASPECT_RATIO:
    case STUDIO_RECORD_PROP_SEED:
    case STUDIO_RECORD_PROP_OUTPUT_FORMAT:
    case STUDIO_RECORD_PROP_MODEL:
      get_request_property (self, property, value);
      break;
    case STUDIO_RECORD_PROP_STATE:
    case STUDIO_RECORD_PROP_HOST:
    case STUDIO_RECORD_PROP_CREATED_US:
    case STUDIO_RECORD_PROP_DURATION_US:
    case STUDIO_RECORD_PROP_HTTP_STATUS:
    case STUDIO_RECORD_PROP_REQUEST_ID:
    case STUDIO_RECORD_PROP_REVISED_PROMPT:
    case STUDIO_RECORD_PROP_ERROR_NAME:
    case STUDIO_RECORD_PROP_ERROR_MESSAGE:
      get_call_property (self, property, value);
      break;
    case STUDIO_RECORD_PROP_PATH:
    case STUDIO_RECORD_PROP_IMAGE_FORMAT:
    case STUDIO_RECORD_PROP_WIDTH:
    case STUDIO_RECORD_PROP_HEIGHT:
    case STUDIO_RECORD_PROP_N_BYTES:
    case STUDIO_RECORD_PROP_STARRED:
    case STUDIO_RECORD_PROP_TRASHED:
    case STUDIO_RECORD_PROP_PURGED:
      get_image_property (self, property, value);
      break;
    case STUDIO_RECORD_PROP_SOURCE:
    case STUDIO_RECORD_PROP_TEMPLATE:
    case STUDIO_RECORD_PROP_PARENT:
    case STUDIO_RECORD_PROP_RUN:
    case STUDIO_RECORD_PROP_RATING:
    case STUDIO_RECORD_PROP_NOTE:
    case STUDIO_RECORD_PROP_TAGS:
    case STUDIO_RECORD_PROP_SHA256:
    case STUDIO_RECORD_PROP_FILE_NAME:
    case STUDIO_RECORD_PROP_PRICE_MICROS:
    case STUDIO_RECORD_PROP_PROBLEM:
    case STUDIO_RECORD_PROP_UPDATED_US:
      get_note_property (self, property, value);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * studio_record_properties_install:
 * @object_class: the class of StudioRecord
 *
 * For its class_init alone.
 */
void
studio_record_properties_install (GObjectClass *object_class)
{
  install_texts ();
  install_numbers ();
  install_note_numbers ();
  install_kinds ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

/**
 * studio_record_properties_notify:
 * @self: a record whose row changed
 *
 * Notifies every property but the id.
 */
void
studio_record_properties_notify (StudioRecord *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = STUDIO_RECORD_PROP_LOADED; i < G_N_ELEMENTS (properties); i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}
