/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-request.h"

G_BEGIN_DECLS

#define STUDIO_COMPARE_MAX 4

char *studio_compare_facts_dup_markup (StudioRequest *const *requests,
                                       guint n_requests,
                                       guint index);
char *studio_compare_facts_dup_letter (guint index);
guint studio_compare_facts_find_columns (guint n_images,
                                         double ratio,
                                         double width,
                                         double height,
                                         double gap);

G_END_DECLS
