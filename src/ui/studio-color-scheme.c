/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-color-scheme.h"

static gboolean
scheme_to_style (GValue *value, GVariant *variant, gpointer data G_GNUC_UNUSED)
{
  const char *scheme = g_variant_get_string (variant, NULL);
  AdwColorScheme style = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (scheme, "force-light"))
    style = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (scheme, "force-dark"))
    style = ADW_COLOR_SCHEME_FORCE_DARK;
  g_value_set_enum (value, style);
  return TRUE;
}

/**
 * studio_color_scheme_follow:
 * @settings: has `color-scheme`
 * @manager: what all windows look at
 *
 * Lets the windows be light or dark as the preferences say, or as the desktop is.
 */
void
studio_color_scheme_follow (GSettings *settings, AdwStyleManager *manager)
{
  g_settings_bind_with_mapping (settings,
                                "color-scheme",
                                manager,
                                "color-scheme",
                                G_SETTINGS_BIND_GET,
                                scheme_to_style,
                                NULL,
                                NULL,
                                NULL);
}
