/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-search-filter.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a filter of the gallery offers, and how it is called. */

const char *studio_filter_choices_get_title (StudioSearchFilter filter);
const char *studio_filter_choices_get_only (StudioSearchFilter filter);
GMenuModel *studio_filter_choices_new_menu (StudioSearchFilter filter,
                                            const char *const *tags,
                                            GDateTime *now,
                                            const char *action);
char *studio_filter_choices_format (StudioSearchFilter filter,
                                    const char *const *terms,
                                    GDateTime *now);

G_END_DECLS
