/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-record.h"

G_BEGIN_DECLS

char *studio_image_name_add_place (char *name, guint place);
char *studio_image_name_for_record (StudioRecord *record);

G_END_DECLS
