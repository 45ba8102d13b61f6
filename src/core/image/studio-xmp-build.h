/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-image-facts.h"

G_BEGIN_DECLS

/**
 * StudioXmpPlan:
 * @facts: what is known of the image
 * @label_only: whether only to say that a model made it
 * @parameters: (nullable): our own JSON, to be put in
 * @extension: (nullable): the GUID of the extended packet that goes with it
 * @existing: (nullable): a packet whose other properties are to stay
 *
 * What goes into an XMP packet. Private to this folder.
 */
typedef struct
{
  const StudioImageFacts *facts;
  gboolean label_only;
  const char *parameters;
  const char *extension;
  const char *existing;
} StudioXmpPlan;

char *studio_xmp_build (const StudioXmpPlan *plan);
char *studio_xmp_build_extension (const char *parameters);

G_END_DECLS
