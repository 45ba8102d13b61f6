/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-metadata-plan.h"

#include "studio-exif-edit.h"
#include "studio-facts-json.h"
#include "studio-infotext.h"
#include "studio-jpeg-segment.h"
#include "studio-xmp-build.h"

#include <string.h>

/* `Exif\0\0` and the name of XMP take room in a JPEG segment too. */
#define MAX_JPEG_EXIF (STUDIO_JPEG_MAX_SEGMENT - 6)
#define MAX_JPEG_XMP (STUDIO_JPEG_MAX_SEGMENT - 29)

/* The parameters of another program say more of an image than ours could, and are as true. */
static gboolean
is_foreign (const char *infotext)
{
  return infotext != NULL && *infotext != '\0'
         && strstr (infotext, "Version: Ultra Studio") == NULL;
}

static void
plan_png (StudioMetadataPlan *self,
          const StudioImageMetadata *metadata,
          const StudioImageFacts *facts)
{
  self->parameters = studio_facts_json_build (facts, STUDIO_OUTPUT_FORMAT_PNG);
  if (!is_foreign (studio_image_metadata_get (metadata, STUDIO_METADATA_TEXT, "parameters")))
    self->infotext = studio_infotext_build (facts, metadata->width, metadata->height);
  StudioXmpPlan xmp = { .facts = facts, .existing = metadata->xmp };
  self->xmp = studio_xmp_build (&xmp);
}

static void
plan_comment (StudioMetadataPlan *self,
              const StudioImageMetadata *metadata,
              const StudioImageFacts *facts)
{
  if (is_foreign (studio_image_metadata_get (metadata, STUDIO_METADATA_EXIF, "UserComment")))
    return;
  g_autofree char *infotext = studio_infotext_build (facts, metadata->width, metadata->height);
  g_autoptr (GBytes) exif = studio_exif_edit_comment (metadata->exif, infotext);
  self->left_out = exif == NULL || g_bytes_get_size (exif) > MAX_JPEG_EXIF;
  if (self->left_out)
    return;
  self->exif = g_steal_pointer (&exif);
  self->replaces_exif = TRUE;
}

static gboolean
build_jpeg_xmp (StudioMetadataPlan *self, StudioXmpPlan *plan)
{
  g_free (self->xmp);
  self->xmp = studio_xmp_build (plan);
  return strlen (self->xmp) <= MAX_JPEG_XMP;
}

/* A packet has to fit into a segment: our own JSON moves into an extended packet if need be, then
 * the properties of others go, then the description. */
static void
plan_jpeg_xmp (StudioMetadataPlan *self,
               const StudioImageMetadata *metadata,
               const StudioImageFacts *facts)
{
  g_autofree char *parameters = studio_facts_json_build (facts, STUDIO_OUTPUT_FORMAT_JPEG);
  StudioXmpPlan plan = { .facts = facts, .parameters = parameters, .existing = metadata->xmp };
  if (build_jpeg_xmp (self, &plan))
    return;
  self->xmp_extension = studio_xmp_build_extension (parameters);
  g_autofree char *guid = g_compute_checksum_for_string (G_CHECKSUM_MD5, self->xmp_extension, -1);
  self->guid = g_ascii_strup (guid, -1);
  plan.parameters = NULL;
  plan.extension = self->guid;
  if (build_jpeg_xmp (self, &plan))
    return;
  self->left_out = TRUE;
  plan.existing = NULL;
  if (build_jpeg_xmp (self, &plan))
    return;
  StudioImageFacts fewer = { .origin = facts->origin };
  plan.facts = &fewer;
  build_jpeg_xmp (self, &plan);
}

static void
plan_label (StudioMetadataPlan *self,
            const StudioImageMetadata *metadata,
            const StudioImageFacts *facts,
            StudioMetadataChoice choice)
{
  StudioXmpPlan xmp = { .facts = facts, .label_only = TRUE, .existing = metadata->xmp };
  if (metadata->orientation != 1)
    self->exif = studio_exif_edit_orientation (metadata->orientation);
  self->replaces_exif = TRUE;
  if (choice != STUDIO_METADATA_CHOICE_LABEL)
    return;
  g_autofree char *packet = studio_xmp_build (&xmp);
  if (strstr (packet, "DigitalSourceType") != NULL)
    self->xmp = g_steal_pointer (&packet);
}

/**
 * studio_metadata_plan_new:
 * @metadata: the metadata of the source
 * @facts: what is known of the image
 * @choice: what the copy is to say
 *
 * Returns: (transfer full): what is to be done
 */
StudioMetadataPlan *
studio_metadata_plan_new (const StudioImageMetadata *metadata,
                          const StudioImageFacts *facts,
                          StudioMetadataChoice choice)
{
  StudioMetadataPlan *self = g_new0 (StudioMetadataPlan, 1);
  self->keep_others = choice == STUDIO_METADATA_CHOICE_ALL;
  if (choice != STUDIO_METADATA_CHOICE_ALL)
    plan_label (self, metadata, facts, choice);
  else if (metadata->container == STUDIO_IMAGE_CONTAINER_PNG)
    plan_png (self, metadata, facts);
  else
    {
      plan_comment (self, metadata, facts);
      plan_jpeg_xmp (self, metadata, facts);
    }
  return self;
}

/**
 * studio_metadata_plan_free:
 * @self: (transfer full): a plan
 */
void
studio_metadata_plan_free (StudioMetadataPlan *self)
{
  g_free (self->infotext);
  g_free (self->parameters);
  g_clear_pointer (&self->exif, g_bytes_unref);
  g_free (self->xmp);
  g_free (self->xmp_extension);
  g_free (self->guid);
  g_free (self);
}
