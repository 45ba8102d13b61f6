/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-record-private.h"

#include "studio-record-properties.h"

G_DEFINE_FINAL_TYPE (StudioRecord, studio_record, G_TYPE_OBJECT)

static void
studio_record_get_property (GObject *object,
                            guint id,
                            GValue *value,
                            G_GNUC_UNUSED GParamSpec *pspec)
{
  studio_record_properties_get (STUDIO_RECORD (object), (StudioRecordProperty) id, value);
}

static void
studio_record_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == STUDIO_RECORD_PROP_ID)
    STUDIO_RECORD (object)->id = g_value_get_int64 (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_record_finalize (GObject *object)
{
  studio_record_data_clear (&STUDIO_RECORD (object)->data);
  G_OBJECT_CLASS (studio_record_parent_class)->finalize (object);
}

static void
studio_record_class_init (StudioRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_record_get_property;
  object_class->set_property = studio_record_set_property;
  object_class->finalize = studio_record_finalize;

  studio_record_properties_install (object_class);
}

static void
studio_record_init (G_GNUC_UNUSED StudioRecord *self)
{
}

/**
 * studio_record_new:
 * @id: its id in the library
 *
 * Returns: (transfer full): a record that is not loaded yet
 */
StudioRecord *
studio_record_new (gint64 id)
{
  return g_object_new (STUDIO_TYPE_RECORD, "id", id, NULL);
}

/**
 * studio_record_fill:
 * @self: a record
 * @data: (transfer none): a row; its contents move to @self and @data is left empty
 *
 * Makes the record loaded and notifies all properties.
 */
void
studio_record_fill (StudioRecord *self, StudioRecordData *data)
{
  StudioRecordData old = self->data;
  self->data = *data;
  *data = (StudioRecordData){ 0 };
  self->loaded = TRUE;
  studio_record_properties_notify (self);
  studio_record_data_clear (&old);
}

/**
 * studio_record_take:
 * @self: a record
 * @other: a loaded record of the same id; its row moves to @self and it is not loaded afterwards
 *
 * How a row that a worker has read reaches the record which a list shows.
 */
void
studio_record_take (StudioRecord *self, StudioRecord *other)
{
  g_return_if_fail (self != other && self->id == other->id && other->loaded);

  other->loaded = FALSE;
  self->place = other->place;
  studio_record_fill (self, &other->data);
}

/**
 * studio_record_get_id:
 * @self: a record
 *
 * Returns: its id in the library
 */
gint64
studio_record_get_id (StudioRecord *self)
{
  return self->id;
}

/**
 * studio_record_get_loaded:
 * @self: a record
 *
 * Returns: whether its row was read
 */
gboolean
studio_record_get_loaded (StudioRecord *self)
{
  return self->loaded;
}

/**
 * studio_record_get_state:
 * @self: a record
 *
 * Returns: its state; queued while it is not loaded
 */
StudioRecordState
studio_record_get_state (StudioRecord *self)
{
  return self->data.state;
}

/**
 * studio_record_get_request:
 * @self: a record
 *
 * Returns: (nullable) (transfer none): what was asked for; %NULL while it is not loaded
 */
StudioRequest *
studio_record_get_request (StudioRecord *self)
{
  return self->data.request;
}

/**
 * studio_record_get_prompt:
 * @self: a record
 *
 * Returns: (nullable) (transfer none): the prompt; %NULL while it is not loaded
 */
const char *
studio_record_get_prompt (StudioRecord *self)
{
  return self->data.request == NULL ? NULL : studio_request_get_prompt (self->data.request);
}

/**
 * studio_record_get_negative_prompt:
 * @self: a record
 *
 * Returns: (nullable) (transfer none): the negative prompt; %NULL while it is not loaded
 */
const char *
studio_record_get_negative_prompt (StudioRecord *self)
{
  return self->data.request == NULL ? NULL
                                    : studio_request_get_negative_prompt (self->data.request);
}

/**
 * studio_record_get_host:
 * @self: a record
 *
 * Returns: (nullable) (transfer none): the host that was asked
 */
const char *
studio_record_get_host (StudioRecord *self)
{
  return self->data.host;
}

/**
 * studio_record_get_created_us:
 * @self: a record
 *
 * Returns: when it was written down, microseconds since 1970 UTC
 */
gint64
studio_record_get_created_us (StudioRecord *self)
{
  return self->data.created_us;
}

/**
 * studio_record_get_duration_us:
 * @self: a record
 *
 * Returns: microseconds from sending to the end, 0 where one of them is not known
 */
gint64
studio_record_get_duration_us (StudioRecord *self)
{
  return self->data.sent_us <= 0 || self->data.finished_us < self->data.sent_us
             ? 0
             : self->data.finished_us - self->data.sent_us;
}

/**
 * studio_record_get_http_status:
 * @self: a record
 *
 * Returns: the HTTP status of the answer, 0 where none came
 */
guint
studio_record_get_http_status (StudioRecord *self)
{
  return self->data.http_status;
}

/**
 * studio_record_get_request_id:
 * @self: a record
 *
 * Returns: (nullable) (transfer none): the request id of the service
 */
const char *
studio_record_get_request_id (StudioRecord *self)
{
  return self->data.request_id;
}

/**
 * studio_record_get_revised_prompt:
 * @self: a record
 *
 * Returns: (nullable) (transfer none): the prompt as the service changed it
 */
const char *
studio_record_get_revised_prompt (StudioRecord *self)
{
  return self->data.revised_prompt;
}

/**
 * studio_record_get_error_name:
 * @self: a record
 *
 * Returns: (nullable) (transfer none): the stable word of studio_error_get_name()
 */
const char *
studio_record_get_error_name (StudioRecord *self)
{
  return self->data.error_name;
}

/**
 * studio_record_get_error_message:
 * @self: a record
 *
 * Returns: (nullable) (transfer none): the sentence that a person was told
 */
const char *
studio_record_get_error_message (StudioRecord *self)
{
  return self->data.error_message;
}

/**
 * studio_record_get_path:
 * @self: a record
 *
 * Returns: (nullable) (transfer none): its file, relative to the library’s folder, as if it were
 *   never trashed; studio_library_dup_image_path() says where it lies
 */
const char *
studio_record_get_path (StudioRecord *self)
{
  return self->data.path;
}

/**
 * studio_record_get_info:
 * @self: a record
 *
 * Returns: (transfer none): what the file is; zeroes while there is none
 */
const StudioImageInfo *
studio_record_get_info (StudioRecord *self)
{
  return &self->data.info;
}

/**
 * studio_record_get_starred:
 * @self: a record
 *
 * Returns: whether it has a star
 */
gboolean
studio_record_get_starred (StudioRecord *self)
{
  return self->data.starred;
}

/**
 * studio_record_get_trashed:
 * @self: a record
 *
 * Returns: whether it is in the trash, or was removed from there
 */
gboolean
studio_record_get_trashed (StudioRecord *self)
{
  return self->data.trashed_us != 0;
}

/**
 * studio_record_get_purged:
 * @self: a record
 *
 * Returns: whether its file was removed for good; the call stays in the ledger
 */
gboolean
studio_record_get_purged (StudioRecord *self)
{
  return self->data.trashed_us < 0;
}
