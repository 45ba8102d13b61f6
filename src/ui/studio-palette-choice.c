/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-palette-choice.h"

#include "studio-action-state.h"
#include "studio-session-compose.h"

typedef struct
{
  StudioWindow *window;
  StudioPaletteItem *item;
} Choice;

static void
use_prompt (StudioWindow *window, StudioPastPrompt *prompt)
{
  StudioDraftValues values = studio_past_prompt_get_values (prompt);

  studio_draft_replace (studio_session_get_draft (studio_window_get_session (window)), &values);
  studio_window_edit_draft (window);
}

static void
run_cb (gpointer data)
{
  Choice *choice = data;
  const StudioAction *action = studio_palette_item_get_action (choice->item);

  /* It may have been closed meanwhile. */
  if (studio_window_get_session (choice->window) != NULL)
    {
      if (action != NULL)
        studio_action_state_run (choice->window, action);
      else
        use_prompt (choice->window, studio_palette_item_get_prompt (choice->item));
    }
  g_object_unref (choice->item);
  g_object_unref (choice->window);
  g_free (choice);
}

/**
 * studio_palette_choice_run_later:
 * @window: what is done there
 * @item: what was chosen in the palette
 *
 * Does it after the palette is gone: it may want the focus or open a window.
 */
void
studio_palette_choice_run_later (StudioWindow *window, StudioPaletteItem *item)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->window = g_object_ref (window);
  choice->item = g_object_ref (item);
  g_idle_add_once (run_cb, choice);
}
