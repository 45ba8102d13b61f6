/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-recent-actions.h"

#define RECENT_KEY "recent-actions"
#define MAX_RECENT 8

/**
 * studio_recent_actions_get:
 * @settings: where they are kept
 *
 * Returns: (transfer full): what was done last from the list of commands, the newest first
 */
char **
studio_recent_actions_get (GSettings *settings)
{
  return g_settings_get_strv (settings, RECENT_KEY);
}

/**
 * studio_recent_actions_remember:
 * @settings: where they are kept
 * @action: what is done now
 *
 * It is what is found first the next time.
 */
void
studio_recent_actions_remember (GSettings *settings, const char *action)
{
  g_auto (GStrv) before = studio_recent_actions_get (settings);
  g_autoptr (GPtrArray) recent = g_ptr_array_new ();

  g_ptr_array_add (recent, (gpointer) action);
  for (guint i = 0; before[i] != NULL && recent->len < MAX_RECENT; i++)
    if (!g_str_equal (before[i], action))
      g_ptr_array_add (recent, before[i]);
  g_ptr_array_add (recent, NULL);
  g_settings_set_strv (settings, RECENT_KEY, (const char *const *) recent->pdata);
}

/**
 * studio_recent_actions_rank:
 * @recent: studio_recent_actions_get()
 * @action: an action
 * @place: where it is among all of them
 *
 * Returns: its place in a list, the lower the earlier: what was done last comes first, the rest
 *   follows in the order of the table
 */
guint
studio_recent_actions_rank (char **recent, const char *action, guint place)
{
  for (guint i = 0; recent[i] != NULL; i++)
    if (g_str_equal (recent[i], action))
      return i;
  return MAX_RECENT + place;
}
