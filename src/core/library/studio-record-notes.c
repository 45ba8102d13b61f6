/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-record-private.h"

#include "studio-record-place.h"

/* What is known of a call beside what was asked for and what came. */

/**
 * studio_record_get_source:
 * @self: a record
 *
 * Returns: whether the service made it or it was taken in
 */
StudioRecordSource
studio_record_get_source (StudioRecord *self)
{
  return self->data.source;
}

/**
 * studio_record_get_template:
 * @self: a record
 *
 * Returns: (nullable) (transfer none): the prompt before it was expanded, %NULL where there was
 * nothing to expand
 */
const char *
studio_record_get_template (StudioRecord *self)
{
  return self->data.template;
}

/**
 * studio_record_get_parent:
 * @self: a record
 *
 * Returns: the image it was made from, 0 for none
 */
gint64
studio_record_get_parent (StudioRecord *self)
{
  return self->data.parent;
}

/**
 * studio_record_get_run:
 * @self: a record
 *
 * Returns: the first call of the same press of Generate, 0 where it is alone
 */
gint64
studio_record_get_run (StudioRecord *self)
{
  return self->data.run;
}

/**
 * studio_record_get_place:
 * @self: a record
 *
 * Returns: the how manieth call of its run this was when it was read, from 1 on; 0 where it is
 *   alone
 */
guint
studio_record_get_place (StudioRecord *self)
{
  return self->place;
}

/**
 * studio_record_set_place:
 * @self: a record that nobody else has yet
 * @place: the how manieth call of its run it is, 0 where it is alone
 */
void
studio_record_set_place (StudioRecord *self, guint place)
{
  self->place = place;
}

/**
 * studio_record_get_rating:
 * @self: a record
 *
 * Returns: 1 to 5, or 0 for none
 */
int
studio_record_get_rating (StudioRecord *self)
{
  return self->data.rating;
}

/**
 * studio_record_get_note:
 * @self: a record
 *
 * Returns: (nullable) (transfer none): what a person wrote about it
 */
const char *
studio_record_get_note (StudioRecord *self)
{
  return self->data.note;
}

/**
 * studio_record_get_tags:
 * @self: a record
 *
 * Returns: (nullable) (transfer none): its tags, sorted, one a line
 */
const char *
studio_record_get_tags (StudioRecord *self)
{
  return self->data.tags;
}

/**
 * studio_record_get_sha256:
 * @self: a record
 *
 * Returns: (nullable) (transfer none): the SHA-256 of the file’s bytes in hex, %NULL where it is
 * not known
 */
const char *
studio_record_get_sha256 (StudioRecord *self)
{
  return self->data.sha256;
}

/**
 * studio_record_get_file_name:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): what the imported file was called, without its folder
 */
const char *
studio_record_get_file_name (StudioRecord *self)
{
  return self->data.file_name;
}

/**
 * studio_record_get_price_micros:
 * @self: a record
 *
 * Returns: what a person said that a call costs when this one was sent, in millionths; 0 for
 *   unknown
 */
gint64
studio_record_get_price_micros (StudioRecord *self)
{
  return self->data.price_micros;
}

/**
 * studio_record_get_problem:
 * @self: a record
 *
 * Returns: what was found to be wrong with its file
 */
StudioRecordProblem
studio_record_get_problem (StudioRecord *self)
{
  return self->data.problem;
}

/**
 * studio_record_get_updated_us:
 * @self: a record
 *
 * Returns: when a person last changed anything of it, microseconds since 1970 UTC; 0 for never
 */
gint64
studio_record_get_updated_us (StudioRecord *self)
{
  return self->data.updated_us;
}
