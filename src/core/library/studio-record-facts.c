/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-record-facts.h"

#include "studio-tags.h"

/* A file that was taken in and says of no prompt may be a photograph. */
static StudioImageOrigin
judge_origin (StudioRecord *self)
{
  return studio_record_get_source (self) == STUDIO_RECORD_SOURCE_SERVICE
                 || *studio_record_get_prompt (self) != '\0'
             ? STUDIO_IMAGE_ORIGIN_MODEL
             : STUDIO_IMAGE_ORIGIN_UNKNOWN;
}

/**
 * studio_record_fill_facts:
 * @self: a loaded record
 * @facts: (out caller-allocates): what is known of its image; the texts belong to @self, the tags
 *   to what is returned
 *
 * For copies that leave the library.
 *
 * Returns: (transfer full): the tags
 */
char **
studio_record_fill_facts (StudioRecord *self, StudioImageFacts *facts)
{
  StudioRequest *request = studio_record_get_request (self);
  char **tags = studio_tags_split (studio_record_get_tags (self));

  *facts = (StudioImageFacts){
    .prompt = studio_record_get_prompt (self),
    .negative_prompt = studio_record_get_negative_prompt (self),
    .template_prompt = studio_record_get_template (self),
    .revised_prompt = studio_record_get_revised_prompt (self),
    .aspect_ratio = studio_request_get_aspect_ratio (request),
    .seed = studio_request_get_seed (request),
    .model = studio_request_get_model (request),
    .created_us = studio_record_get_created_us (self),
    .parent_id = studio_record_get_parent (self),
    .starred = studio_record_get_starred (self),
    .rating = (guint) studio_record_get_rating (self),
    .tags = (const char *const *) tags,
    .note = studio_record_get_note (self),
    .origin = judge_origin (self),
  };
  return tags;
}
