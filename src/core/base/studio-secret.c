/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-secret.h"

#include <string.h>
#include <sys/resource.h>

/**
 * studio_secret_free:
 * @text: (nullable) (transfer full): a string that g_free() would take
 *
 * Overwrites and frees @text.
 */
void
studio_secret_free (StudioSecret *text)
{
  if (text == NULL)
    return;
  explicit_bzero (text, strlen (text));
  g_free (text);
}

/**
 * studio_secret_is_likely:
 * @text: what was typed or pasted as something that is no secret
 *
 * Keys of the service begin with `inf-` and are longer than 20 characters (Heroku's API reference,
 * troubleshooting), tokens of the Platform API begin with `HRKU-`. Pasted into the wrong field,
 * they would be kept, shown and looked up.
 *
 * Returns: whether @text is a key or a token, as far as that can be told
 */
gboolean
studio_secret_is_likely (const char *text)
{
  return strlen (text) > 20 && strchr (text, '.') == NULL
         && (g_ascii_strncasecmp (text, "inf-", 4) == 0
             || g_ascii_strncasecmp (text, "HRKU-", 5) == 0);
}

/**
 * studio_secret_forbid_core_dumps:
 *
 * Lets no core file be written should this process crash: the memory in it holds the key, and such
 * files are kept by the system and sent with reports. To be called at the start of main(). Only the
 * soft limit goes down, so that `prlimit --core=unlimited --pid` brings a core file back for
 * whoever looks for a bug. PR_SET_DUMPABLE would keep debuggers out as well, but the portals too,
 * which read /proc/PID/root to learn who asks them.
 */
void
studio_secret_forbid_core_dumps (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_CORE, &limit) != 0)
    return;
  limit.rlim_cur = 0;
  setrlimit (RLIMIT_CORE, &limit);
}

/**
 * studio_secret_quiet_bus:
 *
 * Overrides G_DBUS_DEBUG, with which GLib writes what goes over the session bus on the standard
 * output: keys on their way to and from the keyring, and in the midst of what scripts read. To be
 * called at the start of main(), before there is a bus or a thread.
 */
void
studio_secret_quiet_bus (void)
{
  g_unsetenv ("G_DBUS_DEBUG");
}
