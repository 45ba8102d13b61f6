/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-image-name.h"

#include "studio-record-place.h"
#include "studio-tile-state.h"
#include "studio-view-closures.h"

#include <glib/gi18n-lib.h>

static char *
append (char *name, const char *word)
{
  /* Translators: read out for an image: what is known of it so far, and one thing more */
  char *longer = g_strdup_printf (_ ("%s, %s"), name, word);
  g_free (name);
  return longer;
}

/**
 * studio_image_name_add_place:
 * @name: (transfer full): what is read out for an image
 * @place: the how manieth of its run it is, from 1 on; 0 for one that is alone
 *
 * Returns: (transfer full): the same with its place, by which the images of one prompt are told
 *   apart
 */
char *
studio_image_name_add_place (char *name, guint place)
{
  if (place == 0)
    return name;
  /* Translators: read out for one of the images that one press of Generate made */
  g_autofree char *word = g_strdup_printf (_ ("image %u of its run"), place);
  return append (name, word);
}

/**
 * studio_image_name_for_record:
 * @record: (nullable): a record
 *
 * Returns: (transfer full): the accessible name of its image: prompt, aspect ratio, star, place in
 *   the run, why there is none, and whether it is in the trash
 */
char *
studio_image_name_for_record (StudioRecord *record)
{
  StudioRequest *request = record == NULL ? NULL : studio_record_get_request (record);
  StudioTileState state = studio_tile_state_for_record (record);

  if (request == NULL)
    return studio_view_image_name (NULL, NULL, STUDIO_ASPECT_RATIO_DEFAULT, FALSE);
  char *name = studio_view_image_name (NULL,
                                       studio_request_get_prompt (request),
                                       studio_request_get_aspect_ratio (request),
                                       studio_record_get_starred (record));
  name = studio_image_name_add_place (name, studio_record_get_place (record));
  if (state.text != NULL)
    name = append (name, state.text);
  return studio_record_get_trashed (record) ? append (name, _ ("in the trash")) : name;
}
