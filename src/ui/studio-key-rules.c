/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-key-rules.h"

#include <string.h>

#define HOLDS (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK | GDK_HYPER_MASK)

/* What moves the cursor or the focus, or takes letters away, alone and with Ctrl or Shift. */
static gboolean
is_for_moving (guint key)
{
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
    case GDK_KEY_Up:
    case GDK_KEY_Down:
    case GDK_KEY_Home:
    case GDK_KEY_End:
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
    case GDK_KEY_BackSpace:
    case GDK_KEY_Delete:
    case GDK_KEY_Insert:
    case GDK_KEY_space:
    case GDK_KEY_KP_Left:
    case GDK_KEY_KP_Right:
    case GDK_KEY_KP_Up:
    case GDK_KEY_KP_Down:
    case GDK_KEY_KP_Home:
    case GDK_KEY_KP_End:
    case GDK_KEY_KP_Page_Up:
    case GDK_KEY_KP_Page_Down:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_KP_Insert:
    case GDK_KEY_KP_Space:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whatever is held with them. */
static gboolean
is_for_windows (guint key)
{
  switch (key)
    {
    case GDK_KEY_Escape:
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_Menu:
    case GDK_KEY_F10:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_function_key (guint key)
{
  return (key >= GDK_KEY_F1 && key <= GDK_KEY_F35)
         /* XFree86's own, as on keyboards with keys for browsers. */
         || (key >= 0x1008FF00u && key <= 0x1008FFFFu);
}

/* Cut, copy, paste, all and undo of whatever takes text, and what it opens to choose emoji. */
static gboolean
is_for_text (guint key, GdkModifierType held)
{
  if (held == GDK_CONTROL_MASK)
    return key < 0x80 && strchr ("acvxz.;", (int) key) != NULL;
  return held == (GDK_CONTROL_MASK | GDK_SHIFT_MASK) && key == GDK_KEY_z;
}

static gboolean
parse (const char *text, guint *key, GdkModifierType *held)
{
  if (!gtk_accelerator_parse (text, key, held) || *key == 0)
    return FALSE;
  *key = gdk_keyval_to_lower (*key);
  return TRUE;
}

/**
 * studio_key_rules_can_collide:
 * @one: where keys work
 * @other: where others do
 *
 * Returns: whether one key in both of them would mean two things: places that are on the screen at
 *   one time, but that what is left over is left to others first
 */
gboolean
studio_key_rules_can_collide (StudioActionPlace one, StudioActionPlace other)
{
  if (one == other || one < STUDIO_ACTION_UNCLAIMED || other < STUDIO_ACTION_UNCLAIMED)
    return TRUE;
  return (one == STUDIO_ACTION_IN_COMPOSER && other == STUDIO_ACTION_IN_STUDIO)
         || (one == STUDIO_ACTION_IN_STUDIO && other == STUDIO_ACTION_IN_COMPOSER);
}

/**
 * studio_key_rules_has:
 * @keys: keys as in #StudioAction
 * @key: one, however it is written
 *
 * Returns: whether it is among them
 */
gboolean
studio_key_rules_has (const char *keys, const char *key)
{
  g_auto (GStrv) all = g_strsplit (keys, " ", -1);
  guint wanted = 0;
  GdkModifierType wanted_held = 0;

  if (!parse (key, &wanted, &wanted_held))
    return FALSE;
  for (guint i = 0; all[i] != NULL; i++)
    {
      guint found = 0;
      GdkModifierType held = 0;
      if (parse (all[i], &found, &held) && found == wanted && held == wanted_held)
        return TRUE;
    }
  return FALSE;
}

/**
 * studio_key_rules_allow:
 * @action: an action
 * @key: a key as gtk_accelerator_parse() reads it, from anywhere
 *
 * The keys that an action is born with are always right for it. Others must leave alone what
 * writing and moving around need: letters, Enter, Tab, the clipboard's keys.
 *
 * Returns: whether the action can have it
 */
gboolean
studio_key_rules_allow (const StudioAction *action, const char *key)
{
  guint value = 0;
  GdkModifierType held = 0;

  if (studio_key_rules_has (action->keys, key))
    return TRUE;
  if (!parse (key, &value, &held) || !gtk_accelerator_valid (value, held) || is_for_windows (value))
    return FALSE;
  if (is_function_key (value))
    return TRUE;
  if (is_for_moving (value))
    return (held & (HOLDS & ~GDK_CONTROL_MASK)) != 0;
  return (held & HOLDS) != 0 && !is_for_text (value, held);
}

/**
 * studio_key_rules_dup_label:
 * @key: a key as gtk_accelerator_parse() reads it
 *
 * Returns: (transfer full): it as people read it
 */
char *
studio_key_rules_dup_label (const char *key)
{
  guint value = 0;
  GdkModifierType held = 0;

  return gtk_accelerator_parse (key, &value, &held) ? gtk_accelerator_get_label (value, held)
                                                    : g_strdup (key);
}

/**
 * studio_key_rules_dup_first:
 * @keys: keys as in #StudioAction
 *
 * Returns: (transfer full): the first of them, empty when there is none
 */
char *
studio_key_rules_dup_first (const char *keys)
{
  return g_strndup (keys, strcspn (keys, " "));
}
